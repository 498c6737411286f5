package io.kartero.testing;

import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A service account: its key file, and what it may do.
public final class FakeAccount {
  /// Made once for all fakes of a JVM: a key costs more than most tests.
  private static final Map<Integer, KeyPair> KEYS = new ConcurrentHashMap<>();

  private static final int STRANGER = 0;

  private final String email;
  private final URI tokenUri;
  private final KeyPair keys;
  private volatile Set<String> rights;

  FakeAccount(int number, URI tokenUri, Set<String> rights) {
    this.email = "exporter-" + number + "@fake-project.iam.gserviceaccount.com";
    this.tokenUri = tokenUri;
    this.rights = Set.copyOf(rights);
    this.keys = keys(number);
  }

  private static KeyPair keys(int number) {
    return KEYS.computeIfAbsent(number, unknown -> freshKeys());
  }

  private static KeyPair freshKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public String email() {
    return email;
  }

  public Set<String> rights() {
    return rights;
  }

  /// From now on it has these rights, and no others.
  public void allow(String... allowed) {
    rights = Set.of(allowed);
  }

  KeyPair keys() {
    return keys;
  }

  /// The JSON file that Google's console offers for download.
  public String keyFile() {
    return keyFile(keys);
  }

  /// The same file with a private key that is not this account's.
  public String forgedKeyFile() {
    return keyFile(keys(STRANGER));
  }

  private String keyFile(KeyPair pair) {
    Map<String, String> file = new LinkedHashMap<>();
    file.put("type", "service_account");
    file.put("project_id", "fake-project");
    file.put("private_key_id", "0123456789abcdef0123456789abcdef01234567");
    file.put("private_key", pem(pair));
    file.put("client_email", email);
    file.put("client_id", "100000000000000000001");
    file.put("token_uri", tokenUri.toString());
    return FakeJson.text(file);
  }

  private static String pem(KeyPair pair) {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
  }
}
