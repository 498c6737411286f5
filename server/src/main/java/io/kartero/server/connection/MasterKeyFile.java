package io.kartero.server.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `master.key` in the home: one key a line, the current one first. Only its owner may read it.
final class MasterKeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  MasterKeyFile(Path home) {
    this.file = home.resolve("master.key");
  }

  /// The keys of the file; where there is none, a new one is made.
  MasterKeys readOrMake(SecureRandom random) {
    if (Files.exists(file)) {
      return read();
    }
    MasterKeys made = new MasterKeys(List.of(MasterKey.random(random)));
    write(made);
    return made;
  }

  /// @throws VaultException when it is missing, damaged or readable by others
  MasterKeys read() {
    try {
      if (!Files.exists(file)) {
        throw new VaultException(
            file + " is missing, and secrets are saved under it; restore it from a backup");
      }
      refuseReadableByOthers();
      List<Optional<MasterKey>> keys =
          Files.readAllLines(file).stream()
              .filter(line -> !line.isBlank())
              .map(MasterKey::parse)
              .toList();
      if (keys.isEmpty() || keys.stream().anyMatch(Optional::isEmpty)) {
        throw new VaultException(
            file
                + " holds no master key: each line is 32 bytes in Base64; restore it from a"
                + " backup");
      }
      return new MasterKeys(keys.stream().flatMap(Optional::stream).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts a new key first; the earlier ones stay until [#keepCurrent].
  MasterKeys add(MasterKeys keys, SecureRandom random) {
    List<MasterKey> all = new ArrayList<>(List.of(MasterKey.random(random)));
    all.addAll(keys.all());
    MasterKeys more = new MasterKeys(all);
    write(more);
    return more;
  }

  /// Forgets all keys but the current one.
  void keepCurrent(MasterKeys keys) {
    write(new MasterKeys(List.of(keys.current())));
  }

  private void write(MasterKeys keys) {
    Path draft = file.resolveSibling("master.key.new");
    try {
      Files.deleteIfExists(draft);
      if (posix()) {
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      }
      Files.writeString(
          draft,
          keys.all().stream().map(MasterKey::reveal).collect(Collectors.joining("\n", "", "\n")));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refuseReadableByOthers() throws IOException {
    if (!posix()) {
      return;
    }
    boolean others =
        Stream.of(PosixFilePermission.values())
            .filter(permission -> !permission.name().startsWith("OWNER"))
            .anyMatch(Files.getPosixFilePermissions(file)::contains);
    if (others) {
      throw new VaultException(
          file + " can be read by others than its owner; run: chmod 600 " + file);
    }
  }

  private boolean posix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
