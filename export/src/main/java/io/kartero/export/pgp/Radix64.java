package io.kartero.export.pgp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.bcpg.CRC24;

/// Base64 as OpenPGP writes it: perhaps after header lines, perhaps with a checksum at its end. The
/// checksum is verified although RFC 9580 says it need not be: a damaged key is better found here
/// than as a key whose signatures are wrong.
final class Radix64 {
  private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]*:.*");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");
  private static final Pattern CHECKSUM = Pattern.compile("=[A-Za-z0-9+/]{4}");

  private Radix64() {}

  /// @param origin how to call the text in a message
  /// @param firstLine the number of the text's first line
  static byte[] decode(String origin, String text, int firstLine) {
    List<String> lines = text.lines().toList();
    StringBuilder base64 = new StringBuilder(text.length());
    String checksum = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (base64.isEmpty() && HEADER.matcher(line).matches()) {
        continue;
      }
      for (String word : line.split("\\s+", -1)) {
        if (CHECKSUM.matcher(word).matches()) {
          checksum = word.substring(1);
        } else if (BASE64.matcher(word).matches() && checksum.isEmpty()) {
          base64.append(word);
        } else {
          throw damaged(origin, "line " + (firstLine + i) + " is not base64");
        }
      }
    }
    return verified(origin, bytes(origin, base64.toString()), checksum);
  }

  private static byte[] bytes(String origin, String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.getBytes(ISO_8859_1));
      if (bytes.length == 0) {
        throw damaged(origin, "it has no content");
      }
      return bytes;
    } catch (IllegalArgumentException e) {
      throw damaged(origin, "its base64 ends in the middle, or goes on after its end");
    }
  }

  private static byte[] verified(String origin, byte[] bytes, String checksum) {
    CRC24 crc = new CRC24();
    for (byte b : bytes) {
      crc.update(b);
    }
    int sum = crc.getValue();
    byte[] expected = {(byte) (sum >> 16), (byte) (sum >> 8), (byte) sum};
    if (!checksum.isEmpty() && !checksum.equals(Base64.getEncoder().encodeToString(expected))) {
      throw damaged(origin, "its checksum does not fit its content");
    }
    return bytes;
  }

  private static UnusableKeyException damaged(String origin, String finding) {
    return UnusableKeyException.inKey(
        origin + " cannot be read: " + finding, KeyText.HOW_TO_EXPORT);
  }
}
