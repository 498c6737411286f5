package io.kartero.export.settings;

/// A text is no value of its setting; the setting's name comes in where this is caught.
final class Unfit extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String hint;

  Unfit(String message, String hint) {
    super(message, null, false, false);
    this.hint = hint;
  }

  Problem of(Setting setting) {
    return of(setting.key());
  }

  Problem of(String field) {
    return new Problem(field, String.valueOf(getMessage()), hint);
  }
}
