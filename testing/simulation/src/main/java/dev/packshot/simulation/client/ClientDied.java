package dev.packshot.simulation.client;

/** Thrown in a client that ends in the middle of its work. */
final class ClientDied extends RuntimeException {
  private static final long serialVersionUID = 1;

  ClientDied() {
    super("The client has died.", null, false, false);
  }
}
