package io.kartero.export.bucket;

/// What proves the right to write: the text of a service account's key file, as it was given.
///
/// It is read only when it is used, so that a broken key fails a run and not the saving of it.
public final class Credential {
  private final String text;

  private Credential(String text) {
    this.text = text;
  }

  public static Credential of(String text) {
    return new Credential(text);
  }

  String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Credential credential && text.equals(credential.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "Credential[hidden]";
  }
}
