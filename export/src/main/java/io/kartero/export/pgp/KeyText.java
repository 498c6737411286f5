package io.kartero.export.pgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds OpenPGP packets in what people paste: armored blocks, base64 with or without line breaks,
/// line breaks spelled `\n`, base64 around an armored block.
final class KeyText {
  static final String HOW_TO_EXPORT =
      "give what gpg --armor --export NAME prints, or the base64 of the binary key";

  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");

  /// Tried once for each run of backslashes, however long.
  private static final Pattern SPELLED_LINE_BREAK =
      Pattern.compile("(?<!\\\\)(?:(?:\\\\++r)?+\\\\++n|\\\\++r)");

  private static final String PUBLIC_KEY = "PGP PUBLIC KEY BLOCK";
  private static final String END = "-----END " + PUBLIC_KEY + "-----";

  private KeyText() {}

  static List<KeyMaterial> read(byte[] file) {
    if (startsWith(file, 0xFF, 0xFE) || startsWith(file, 0xFE, 0xFF)) {
      return read(new String(file, UTF_16)); // what > does in a PowerShell
    }
    boolean binary = file.length > 0 && file[0] < 0 && !startsWith(file, 0xEF, 0xBB, 0xBF);
    return binary ? List.of(new KeyMaterial("the key", file)) : read(new String(file, UTF_8));
  }

  static List<KeyMaterial> read(String text) {
    String lines = SPELLED_LINE_BREAK.matcher(text).replaceAll("\n").replace("\uFEFF", "");
    if (lines.isBlank()) {
      throw UnusableKeyException.inKey("the public key is empty", HOW_TO_EXPORT);
    }
    List<KeyMaterial> blocks = blocks(lines);
    if (!blocks.isEmpty()) {
      return blocks;
    }
    byte[] decoded = Radix64.decode("the key", lines, 1);
    List<KeyMaterial> inside = blocks(new String(decoded, ISO_8859_1));
    return inside.isEmpty() ? List.of(new KeyMaterial("the key", decoded)) : inside;
  }

  private static List<KeyMaterial> blocks(String lines) {
    List<KeyMaterial> blocks = new ArrayList<>();
    Matcher begin = BEGIN.matcher(lines);
    while (begin.find()) {
      refuseOtherThanPublicKey(begin.group(1));
      int line = lineAt(lines, begin.start());
      String origin = "the armored key in line " + line;
      int end = lines.indexOf(END, begin.end());
      int next = lines.indexOf("-----BEGIN", begin.end());
      if (end < 0 || (next >= 0 && next < end)) {
        throw UnusableKeyException.inKey(
            origin + " is cut off: its end line is missing",
            "give all of it, from -----BEGIN " + PUBLIC_KEY + "----- to " + END);
      }
      byte[] packets = Radix64.decode(origin, lines.substring(begin.end(), end), line);
      blocks.add(new KeyMaterial(origin, packets));
    }
    return blocks;
  }

  private static void refuseOtherThanPublicKey(String label) {
    if (label.contains("PRIVATE KEY") || label.contains("SECRET KEY")) {
      throw privateKey();
    }
    if (!label.equals(PUBLIC_KEY)) {
      throw UnusableKeyException.inKey(
          "this is a " + label + ", not an OpenPGP public key", HOW_TO_EXPORT);
    }
  }

  static UnusableKeyException privateKey() {
    return UnusableKeyException.inKey(
        "this is a private key: only the public key is needed, and Kartero keeps no private key",
        HOW_TO_EXPORT + "; replace the key pair if others may have seen the private key");
  }

  private static int lineAt(String text, int index) {
    return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i == bytes.length || (bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
