package io.kartero.export.bucket;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What is said of the objects of one folder bucket: a file of properties per object, named by the
/// digest of the object's name, since an object `a` may be followed by an object `a/b`.
record Catalog(Path folder) {
  private static final String METADATA = "metadata.";
  private static final List<String> NEEDED =
      List.of("location", "bucket", "name", "generation", "bytes", "crc32c", "contentType");

  Optional<FolderObject> find(String name) {
    Path file = file(name);
    try {
      return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    } catch (IOException e) {
      throw FolderFault.of("read", file, e);
    }
  }

  private static FolderObject read(Path file) throws IOException {
    Properties read = properties(file);
    if (!isWhole(read)) {
      throw new IOException("it is damaged");
    }
    return object(read);
  }

  private static Properties properties(Path file) throws IOException {
    try (var reader = Files.newBufferedReader(file)) {
      Properties read = new Properties();
      read.load(reader);
      return read;
    } catch (IllegalArgumentException e) {
      throw new IOException("it is damaged", e);
    }
  }

  private static boolean isWhole(Properties read) {
    return read.stringPropertyNames().containsAll(NEEDED);
  }

  /// Writes an entry to a place of its upload's own, which goes when the upload is given up.
  void prepare(FolderObject object, Path entry) throws IOException {
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(entry, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      properties(object).store(out, null);
      channel.force(true);
    }
  }

  void keep(Path entry, String name) throws IOException {
    Files.move(
        entry, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Keeps an entry that a dead process left, unless the object was written again since, or the
  /// process died while it wrote the entry: then its object never got to its place.
  ///
  /// @param catalogs where the folders of all catalogs are
  static void keepIfNewer(Path catalogs, Path entry) throws IOException {
    Properties read = properties(entry);
    if (!isWhole(read)) {
      Files.deleteIfExists(entry);
      return;
    }
    StoredObject left = object(read).stored();
    Catalog catalog = new Catalog(catalogs.resolve(left.bucket()));
    long known = catalog.find(left.name()).map(found -> found.stored().generation()).orElse(0L);
    if (left.generation() > known) {
      catalog.keep(entry, left.name());
    } else {
      Files.deleteIfExists(entry);
    }
  }

  private Path file(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(digest) + ".properties");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Properties properties(FolderObject object) {
    Properties properties = new Properties();
    StoredObject stored = object.stored();
    properties.setProperty("location", stored.location());
    properties.setProperty("bucket", stored.bucket());
    properties.setProperty("name", stored.name());
    properties.setProperty("generation", Long.toString(stored.generation()));
    properties.setProperty("bytes", Long.toString(stored.bytes()));
    properties.setProperty("crc32c", Integer.toHexString(stored.crc32c()));
    properties.setProperty("contentType", object.description().contentType());
    object.description().metadata().forEach((k, v) -> properties.setProperty(METADATA + k, v));
    return properties;
  }

  private static FolderObject object(Properties properties) {
    Map<String, String> metadata = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(METADATA)) {
        metadata.put(key.substring(METADATA.length()), properties.getProperty(key));
      }
    }
    String name = properties.getProperty("name");
    StoredObject stored =
        new StoredObject(
            properties.getProperty("location"),
            properties.getProperty("bucket"),
            name,
            Long.parseLong(properties.getProperty("generation")),
            Long.parseLong(properties.getProperty("bytes")),
            Integer.parseUnsignedInt(properties.getProperty("crc32c"), 16));
    String contentType = properties.getProperty("contentType");
    return new FolderObject(new ObjectDescription(name, contentType, metadata), stored);
  }
}
