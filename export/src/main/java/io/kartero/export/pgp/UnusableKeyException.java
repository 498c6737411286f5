package io.kartero.export.pgp;

/// The public key that was given, or the identifier that picks one of its subkeys, cannot be used.
///
/// No message holds any of the given key's text: it may be a private key, pasted by mistake.
public final class UnusableKeyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Source source;
  private final String finding;
  private final String hint;

  UnusableKeyException(Source source, String finding, String hint) {
    super(finding + " (" + hint + ")");
    this.source = source;
    this.finding = finding;
    this.hint = hint;
  }

  static UnusableKeyException inKey(String finding, String hint) {
    return new UnusableKeyException(Source.PUBLIC_KEY, finding, hint);
  }

  static UnusableKeyException inIdentifier(String finding, String hint) {
    return new UnusableKeyException(Source.KEY_IDENTIFIER, finding, hint);
  }

  public Source source() {
    return source;
  }

  /// What was found, and why it cannot be used.
  public String finding() {
    return finding;
  }

  /// What is accepted instead, or what to do.
  public String hint() {
    return hint;
  }

  /// Which of the two texts is at fault.
  public enum Source {
    PUBLIC_KEY,
    KEY_IDENTIFIER
  }
}
