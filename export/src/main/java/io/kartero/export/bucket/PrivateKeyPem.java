package io.kartero.export.bucket;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The private key of a key file: an RSA key in PKCS#8, between PEM's dashed lines.
final class PrivateKeyPem {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private PrivateKeyPem() {}

  static PrivateKey parse(String pem) {
    // A key file that went through two rounds of escaping holds the two characters \n.
    String text = pem.replace("\\n", "\n").strip();
    if (text.startsWith("-----BEGIN RSA PRIVATE KEY-----")) {
      throw KeyFileJson.bad("has a \"private_key\" in PKCS#1, PKCS#8 is needed");
    }
    if (text.startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----")) {
      throw KeyFileJson.bad("has a \"private_key\" that is encrypted with a pass phrase");
    }
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw KeyFileJson.bad(
          "has a \"private_key\" that is not in PKCS#8: it must begin with "
              + BEGIN
              + " and end with "
              + END);
    }
    String body = text.substring(BEGIN.length(), text.length() - END.length());
    return key(decoded(body.replaceAll("\\s", "")));
  }

  private static byte[] decoded(String body) {
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw KeyFileJson.bad("has a \"private_key\" that is not base64 between its dashed lines");
    }
  }

  private static PrivateKey key(byte[] encoded) {
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw KeyFileJson.bad("has a \"private_key\" that is no RSA key in PKCS#8");
    }
  }
}
