package io.kartero.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.acceptance.Product.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One export, which can be run again and again, and what may be in its bucket.
///
/// @param home Kartero's own folder
record Delivery(Shape shape, Place place, int rows, Path home, Path scratch) {
  static final String OBJECT = "daily/customers";

  private static final Map<Integer, byte[]> TEXTS = new ConcurrentHashMap<>();

  Product start(String... jvm) {
    return Product.start(scratch, place.environment(), command(jvm));
  }

  /// With more arguments of the export.
  Product startWith(List<String> more) {
    List<String> command = new ArrayList<>(command());
    command.addAll(more);
    return Product.start(scratch, place.environment(), command);
  }

  /// From within a shell's script, whose arguments are the command.
  Product startIn(String script, String... jvm) {
    List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
    List<String> options = new ArrayList<>(List.of(jvm));
    options.add("-XX:ErrorFile=" + scratch.resolve("hs_err.log"));
    command.addAll(command(options.toArray(String[]::new)));
    return Product.start(scratch, place.environment(), command);
  }

  List<String> command(String... jvm) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("export", "--home", home.toString(), sql()));
    arguments.addAll(
        List.of("-r", "{\"bucket\":\"" + Place.BUCKET + "\",\"path_prefix\":\"" + OBJECT + "\"}"));
    arguments.addAll(shape.settings());
    arguments.addAll(place.arguments());
    return Product.command(List.of(jvm), arguments);
  }

  private String sql() {
    return "SELECT range AS id, md5(range::VARCHAR) AS digest FROM range(" + rows + ")";
  }

  Ended run() throws IOException, InterruptedException {
    Ended ended = start().end();
    assertThat(ended.code()).as(ended.errors()).isZero();
    assertDelivered();
    return ended;
  }

  /// The file is there, whole, and no other.
  void assertDelivered() throws IOException {
    assertThat(place.objects()).containsOnlyKeys(OBJECT);
    assertAllOrNothing();
  }

  /// Nothing is there, or the file, whole, and no other.
  ///
  /// @return whether it is there
  boolean assertAllOrNothing() throws IOException {
    Map<String, byte[]> objects = place.objects();
    if (objects.isEmpty()) {
      return false;
    }
    assertThat(objects).containsOnlyKeys(OBJECT);
    byte[] file = objects.getOrDefault(OBJECT, new byte[0]);
    assertThat(Arrays.equals(shape.text(file, scratch), text(rows)))
        .as("the file of %d bytes is the one with %d rows", file.length, rows)
        .isTrue();
    return true;
  }

  void assertNothing() {
    assertThat(place.objects()).isEmpty();
    assertThat(place.leftovers()).as("leftovers").isZero();
  }

  /// What the query's result is as CSV, made here.
  static byte[] text(int rows) {
    return TEXTS.computeIfAbsent(rows, Delivery::newText);
  }

  private static byte[] newText(int rows) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      StringBuilder text = new StringBuilder("id,digest\r\n");
      for (int row = 0; row < rows; row++) {
        String id = Integer.toString(row);
        text.append(id).append(',');
        text.append(HexFormat.of().formatHex(md5.digest(id.getBytes(UTF_8)))).append("\r\n");
      }
      return text.toString().getBytes(UTF_8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
