package dev.packshot.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules for generators of clients, applied to the contract and to documents that break them.
 */
class GeneratorRuleTest {

  @ParameterizedTest
  @EnumSource(GeneratorRule.class)
  void isFollowedByTheContract(GeneratorRule rule) {
    assertThat(rule.violations(Contract.read().at(""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          LINK_BODIES_ARE_STRINGS,            /links/register,               `{"requestBody": {"s3_key": "$response.body#/s3_key"}}`
          LINKS_NAME_AN_OPERATION_ID,         /links/post,                   `{"operationRef": "#/components/pathItems/S3/post"}`
          NO_ALTERNATIVES,                    /components/schemas/Id,        `{"anyOf": [{"type": "string"}, {"type": "string", "format": "uuid"}]}`
          NO_ALTERNATIVES,                    /components/schemas/Photo/properties/of, `{"oneOf": [{"type": "string"}, {"type": "null"}]}`
          PARAMETERS_HAVE_ONE_TYPE,           /components/parameters/Id,     `{"in": "path", "schema": {"type": ["string", "null"]}}`
          PARAMETERS_HAVE_ONE_TYPE,           /components/parameters/Id,     `{"in": "query", "schema": {"enum": ["a"]}}`
          FILES_ARE_BINARY,                   /components/schemas/File,      `{"type": "string", "contentMediaType": "image/*"}`
          FORMS_HAVE_A_FILE,                  /post/content/multipart/form-data, `{"schema": {"type": "object", "properties": {"image": {"type": "string"}}}}`
          ARRAYS_HAVE_ITEMS,                  /components/schemas/List,      `{"type": "array", "maxItems": 0}`
          OBJECTS_HAVE_FIELDS,                /components/schemas/Context,   `{"type": ["object", "null"]}`
          DEFAULTS_ARE_BESIDE_ONE_TYPE,       /components/parameters/View,   `{"$ref": "#/components/schemas/View", "default": "other"}`
          DEFAULTS_ARE_BESIDE_ONE_TYPE,       /components/parameters/View,   `{"type": ["string", "null"], "default": null}`
          FIELDS_HAVE_NO_DEFAULT,             /components/schemas/Title,     `{"type": "string", "default": ""}`
          FIELDS_ARE_NOT_CONSTANT,            /components/schemas/Omitted,   `{"type": "boolean", "const": true}`
          NO_NAME_IS_A_CONSTRUCTOR,           /components/schemas/NewPhoto,  `{"type": "string"}`
          OPERATIONS_READ_ONE_MEDIA_TYPE,     /post/requestBody/content,     `{"multipart/form-data": {}, "application/json": {}}`
          INTEGERS_FIT,                       /components/schemas/Size,      `{"type": "integer", "maximum": 5497558138880}`
          INTEGERS_FIT,                       /components/schemas/Size,      `{"type": ["integer", "null"], "minimum": 0}`
          OBJECTS_HAVE_NAMES,                 /components/schemas/Upload/properties/fields, `{"properties": {"key": {"type": "string"}}}`
          ENUMERATIONS_SAY_WHETHER_THEY_GROW, /components/schemas/View,      `{"enum": ["front"], "description": "The view."}`
          """)
  void findsWhatBreaksIt(GeneratorRule rule, String pointer, String node) {
    assertThat(rule.violations(documentWith(pointer, node))).contains(pointer);
  }

  @Test
  void findsAValueThatTwoNamedEnumerationsShare() {
    var schemas =
        "{\"A\":{\"enum\":[\"x\",\"y\"]},\"B\":{\"enum\":[\"Y\"]},\"C\":{\"enum\":[\"z\"]}}";
    assertThat(
            GeneratorRule.ENUMERATIONS_SHARE_NO_VALUE.violations(
                documentWith("/components/schemas", schemas)))
        .containsExactly("/components/schemas/A", "/components/schemas/B");
  }

  @Test
  void ignoresTheValuesOfExamples() {
    var value = documentWith("/components/schemas/Photo", "{\"examples\": [{\"const\": 1}]}");
    assertThat(GeneratorRule.FIELDS_ARE_NOT_CONSTANT.violations(value)).isEmpty();
  }

  @Test
  void doesNotTakeAPropertyForAKeyword() {
    var value = documentWith("/components/schemas/Photo", "{\"properties\": {\"const\": {}}}");
    assertThat(GeneratorRule.FIELDS_ARE_NOT_CONSTANT.violations(value)).isEmpty();
  }

  /** Returns a document with one object, in which a media type is one step of the pointer. */
  private static JsonNode documentWith(String pointer, String node) {
    var text = new StringBuilder(node);
    var steps = pointer.replace("multipart/", "multipart\u0000").split("/", -1);
    for (int at = steps.length - 1; at > 0; at--) {
      text.insert(0, "{\"" + steps[at].replace('\u0000', '/') + "\":").append('}');
    }
    return JsonMapper.shared().readTree(text.toString());
  }
}
