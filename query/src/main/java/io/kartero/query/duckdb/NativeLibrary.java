package io.kartero.query.duckdb;

import io.kartero.query.QueryException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// DuckDB's library: unpacked once into a cache folder, under a name with its digest, and loaded
/// once in a process.
final class NativeLibrary {
  private static @Nullable SymbolLookup loaded;

  private NativeLibrary() {}

  /// Must be called before any [NativeFunction] is; from the second call on the folder is ignored.
  static synchronized void load(Path cache) {
    if (loaded == null) {
      loaded = SymbolLookup.libraryLookup(unpacked(cache, Platform.current()), Arena.global());
    }
  }

  static synchronized long address(String function) {
    SymbolLookup library = loaded;
    if (library == null) {
      throw new IllegalStateException("no engine was opened yet");
    }
    return library
        .find(function)
        .orElseThrow(() -> new IllegalStateException("DuckDB's library has no " + function))
        .address();
  }

  static Path unpacked(Path cache, Platform platform) {
    Path library = cache.resolve("duckdb-" + platform.digest() + ".library");
    if (Files.exists(library)) {
      return library;
    }
    try {
      Files.createDirectories(cache);
      unpack(platform, cache.resolve("duckdb-" + platform.digest() + ".unpacking"), library);
      return library;
    } catch (IOException e) {
      throw new QueryException(
          QueryException.Code.ENGINE,
          "cannot unpack DuckDB's library into "
              + cache
              + ": "
              + reason(e)
              + "; it needs a folder that can be written, with 80 MB free",
          -1,
          e);
    }
  }

  /// One file for all who unpack at once: the others wait for the first, and what a killed process
  /// left of it is written over.
  private static void unpack(Platform platform, Path made, Path library) throws IOException {
    try (FileChannel file =
            FileChannel.open(made, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      if (lock.isValid() && !Files.exists(library)) {
        copy(platform, file.truncate(0));
        Files.move(made, library, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException of && of.getReason() != null
        ? of.getReason()
        : String.valueOf(e.getMessage());
  }

  private static void copy(Platform platform, FileChannel target) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream packed = NativeLibrary.class.getResourceAsStream("/" + platform.resource());
        DigestInputStream read = packed == null ? null : new DigestInputStream(packed, digest)) {
      if (read == null) {
        throw new IOException(platform.resource() + " is not on the class path");
      }
      read.transferTo(Channels.newOutputStream(target));
    }
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(platform.digest())) {
      throw new IOException(
          platform.resource() + " has the SHA-256 " + found + " instead of " + platform.digest());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
