package io.kartero.server.schedule;

import java.util.List;
import java.util.regex.Pattern;

/// E-mail addresses, bare: what has a meaning in a header's list of them cannot be in one.
public final class MailAddress {
  private static final int LONGEST = 254;
  private static final Pattern BETWEEN = Pattern.compile("[,;\\s]+");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

  private MailAddress() {}

  public static boolean isValid(String text) {
    return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
  }

  /// The parts of a list with commas, semicolons or spaces, each once; not looked into.
  public static List<String> list(String text) {
    return BETWEEN.splitAsStream(text.strip()).filter(part -> !part.isEmpty()).distinct().toList();
  }

  public static boolean areValid(List<String> addresses) {
    return addresses.stream().allMatch(MailAddress::isValid);
  }
}
