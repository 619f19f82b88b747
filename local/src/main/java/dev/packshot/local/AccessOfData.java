package dev.packshot.local;

import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The choice of the demo organization and its keys for a data folder. A folder keeps its
 * organization, because its data could not be read as any other.
 *
 * @param log receives a line if new keys replace lost ones
 */
record AccessOfData(DataFolder data, Ids ids, Consumer<String> log) {
  /**
   * Returns the access of an earlier run, or new keys if there is none.
   *
   * @throws StartupException if there is data, but its organization is unknown
   */
  DemoAccess of(DemoFile file) {
    var access = file.moveAside().orElseGet(() -> create(file));
    rememberOrganization(access.organization());
    return access;
  }

  private DemoAccess create(DemoFile file) {
    var organization = knownOrganization();
    if (organization.isPresent()) {
      log.accept(
          data.demoEnv()
              + " is missing or damaged: the organization gets new keys; its data is kept.");
    } else if (data.hasContents()) {
      throw new StartupException(
          data.demoEnv()
              + " is missing or damaged, and nothing else names the organization of the data;"
              + " restore the file, or choose another folder with DATA=.");
    }
    var created =
        DemoAccess.create(organization.orElseGet(() -> new OrganizationId(ids.next())), ids);
    file.keep(created);
    return created;
  }

  private Optional<OrganizationId> knownOrganization() {
    return data.organization().read().map(String::strip).flatMap(OrganizationId::parse);
  }

  private void rememberOrganization(OrganizationId organization) {
    if (!knownOrganization().equals(Optional.of(organization))) {
      data.organization().write(organization + "\n");
    }
  }
}
