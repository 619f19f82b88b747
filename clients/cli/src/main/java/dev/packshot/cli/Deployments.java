package dev.packshot.cli;

/** The way to a deployment. */
@FunctionalInterface
public interface Deployments {
  /**
   * Opens the deployment of a stage.
   *
   * @throws CommandFailure if it cannot be reached
   */
  Deployment open(String stage);
}
