package dev.packshot.auth;

import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import dev.packshot.identity.Role;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attribute that says where a user belongs: on the user's own item, and on each key's. */
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
