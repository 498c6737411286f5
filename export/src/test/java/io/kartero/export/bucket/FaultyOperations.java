package io.kartero.export.bucket;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be asked of a [FaultyDisk].
final class FaultyOperations extends FileSystemProvider {
  private final FaultyFileSystem system;
  private final FileSystemProvider provider;

  FaultyOperations(FaultyFileSystem system, FileSystemProvider provider) {
    this.system = system;
    this.provider = provider;
  }

  private interface Work<T> {
    T run(Path real) throws IOException;
  }

  private <T> T run(String operation, Path path, Work<T> work) throws IOException {
    return system.disk().run(operation, path, () -> work.run(FaultyPath.real(path)));
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return run(
        "open",
        path,
        real ->
            new FaultyChannel(
                system.disk(), path, provider.newFileChannel(real, options, attributes)));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return run("open", path, real -> provider.newByteChannel(real, options, attributes));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    List<Path> found = new ArrayList<>();
    run(
        "list",
        folder,
        real -> {
          try (DirectoryStream<Path> files =
              provider.newDirectoryStream(real, file -> filter.accept(file))) {
            files.forEach(file -> found.add(new FaultyPath(system, file)));
          }
          return found;
        });
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return found.iterator();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    run(
        "create folder",
        folder,
        real -> {
          provider.createDirectory(real, attributes);
          return real;
        });
  }

  @Override
  public void delete(Path path) throws IOException {
    run(
        "delete",
        path,
        real -> {
          provider.delete(real);
          return real;
        });
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    run(
        "move",
        source,
        real -> {
          provider.move(real, FaultyPath.real(target), options);
          return real;
        });
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    run(
        "look at",
        path,
        real -> {
          provider.checkAccess(real, modes);
          return real;
        });
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return run("look at", path, real -> provider.readAttributes(real, type, options));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return run("look at", path, real -> provider.readAttributes(real, names, options));
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return provider.isSameFile(FaultyPath.real(path), FaultyPath.real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return provider.isHidden(FaultyPath.real(path));
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return provider.getFileAttributeView(FaultyPath.real(path), type, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return run("look at", path, provider::getFileStore);
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException();
  }
}
