package dev.packshot.auth;

import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import dev.packshot.identity.Role;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attribute with a user's memberships, on the user's item and on the items of its keys. */
public final class MembershipsItem {
  public static final String NAME = "memberships";

  private MembershipsItem() {}

  public static AttributeValue write(Map<OrganizationId, Role> memberships) {
    var roles = new HashMap<String, String>();
    memberships.forEach((organization, role) -> roles.put(organization.toString(), role.value()));
    return Values.texts(roles);
  }

  public static Map<OrganizationId, Role> read(Map<String, AttributeValue> item) {
    var memberships = new HashMap<OrganizationId, Role>();
    Values.texts(item, NAME)
        .forEach(
            (organization, role) ->
                memberships.put(
                    OrganizationId.parse(organization).orElseThrow(),
                    Role.find(role).orElseThrow()));
    return memberships;
  }
}
