package io.kartero.export.pgp;

/// Why Kartero does not encrypt to a key.
///
/// @param reason what the key is, did or lacks; a phrase that follows the key's name
/// @param remedy what the owner of the key can do
public record Refusal(String reason, String remedy) {
  @Override
  public String toString() {
    return reason + " (" + remedy + ")";
  }
}
