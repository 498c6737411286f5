package io.kartero.export.settings;

/// One thing that is wrong with what the caller gave.
///
/// @param field the setting's name as the reference spells it
/// @param message what was found and why it cannot be
/// @param hint what is accepted instead, or what to do
public record Problem(String field, String message, String hint) {
  @Override
  public String toString() {
    return field + ": " + message + (hint.isEmpty() ? "" : " (" + hint + ")");
  }
}
