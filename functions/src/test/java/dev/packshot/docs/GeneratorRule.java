package dev.packshot.docs;

import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A rule that the contract follows so that generators make usable clients. Each has made at least
 * one of the common generators fail, or leave something out.
 */
@SuppressWarnings("ImmutableEnumChecker") // the predicates are lambdas without state
enum GeneratorRule {
  /** openapi-generator refuses a document whose link has an object as its body. */
  LINK_BODIES_ARE_STRINGS(
      node -> node.isIn("/links/") && node.has("requestBody"),
      node -> !node.value().path("requestBody").isString()),

  /** Schemathesis does not follow links that name an operation by a reference. */
  LINKS_NAME_AN_OPERATION_ID(node -> node.isIn("/links/"), node -> node.has("operationRef")),

  /**
   * Alternatives become a class without fields, in which no id fits, and those with the type null
   * are left out.
   */
  NO_ALTERNATIVES(node -> true, node -> node.has("anyOf", "oneOf")),

  /** Every other type of a parameter becomes a class or {@code Object}. */
  PARAMETERS_HAVE_ONE_TYPE(
      node -> node.has("in") && node.has("schema"),
      node -> !node.parameterSchema().path("type").isString()),

  /** Only this format becomes a file; otherwise it is a string. */
  FILES_ARE_BINARY(
      node -> node.has("contentMediaType", "contentEncoding"),
      node -> !node.value().path("format").asString("").equals("binary")),

  /** A form whose only part is a string can send no file. */
  FORMS_HAVE_A_FILE(
      node -> node.pointer().endsWith("/multipart/form-data"),
      node -> !node.parameterSchema().toString().contains("\"binary\"")),

  /** An array needs the type of its elements. */
  ARRAYS_HAVE_ITEMS(node -> node.isOfType("array"), node -> !node.has("items")),

  /** openapi-typescript makes an object that can have no field. */
  OBJECTS_HAVE_FIELDS(
      node -> node.isOfType("object"), node -> !node.has("properties", "additionalProperties")),

  /** Next to these keywords a default is ignored, or becomes a value of the wrong type. */
  DEFAULTS_ARE_BESIDE_ONE_TYPE(
      node -> node.has("default"), node -> !node.value().path("type").isString()),

  /** openapi-typescript requires every field that has a default. */
  FIELDS_HAVE_NO_DEFAULT(node -> node.isIn("/components/schemas/"), node -> node.has("default")),

  /** A constant becomes an enumeration of one value, even of the type boolean. */
  FIELDS_ARE_NOT_CONSTANT(node -> !node.isIn("/components/headers/"), node -> node.has("const")),

  /** In Go, {@code NewPhoto} is the constructor of {@code Photo}. */
  NO_NAME_IS_A_CONSTRUCTOR(
      DocumentNode::isComponent,
      node -> node.pointer().matches(".*/(New[A-Z]\\w*|\\w+WithDefaults|Nullable[A-Z]\\w*)")),

  /** Of a form and JSON for one operation, half of the generators lose one. */
  OPERATIONS_READ_ONE_MEDIA_TYPE(
      node -> node.pointer().endsWith("/requestBody/content"), node -> node.value().size() > 1),

  /** In Go and Kotlin, an integer has 32 bits without a format. */
  INTEGERS_FIT(
      node -> node.isOfType("integer") && !node.has("format") && !node.isIn("/components/headers/"),
      node -> node.value().path("maximum").asLong(Long.MAX_VALUE) > Integer.MAX_VALUE),

  /** The class of an object without a name gets a name from its place in the document. */
  OBJECTS_HAVE_NAMES(node -> node.has("properties"), node -> !node.isComponent()),

  /** In Go, the values of all named enumerations are constants of one package. */
  ENUMERATIONS_SHARE_NO_VALUE(
      node -> node.isComponent() && node.has("enum"), DocumentNode::sharesAValue),

  /** A client must know whether it has to expect other values. */
  ENUMERATIONS_SAY_WHETHER_THEY_GROW(
      node -> node.isComponent() && node.has("enum"),
      node ->
          !node.value()
              .path("description")
              .asString("")
              .strip()
              .matches("(?s).*(The list is complete|New values may be added)\\."));

  private final Predicate<DocumentNode> applies;
  private final Predicate<DocumentNode> isBroken;

  GeneratorRule(Predicate<DocumentNode> applies, Predicate<DocumentNode> isBroken) {
    this.applies = applies;
    this.isBroken = isBroken;
  }

  /** Returns the JSON pointers to all objects that break this rule. */
  List<String> violations(JsonNode document) {
    return DocumentNode.allOf(document).stream()
        .filter(applies)
        .filter(isBroken)
        .map(DocumentNode::pointer)
        .toList();
  }
}
