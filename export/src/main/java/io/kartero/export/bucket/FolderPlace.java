package io.kartero.export.bucket;

import io.kartero.export.bucket.BucketException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where in a folder a bucket and its objects are, and which names have no place there.
record FolderPlace(Path root, String bucket) {
  private static final String OWN = ".kartero";
  private static final int LONGEST_PART = 255;

  static FolderPlace of(Path root, String bucket) {
    Path absolute = root.toAbsolutePath().normalize();
    if (List.of("", ".", "..", OWN).contains(bucket) || hasSeparator(bucket)) {
      throw new BucketException(
          Code.REFUSED,
          "No folder in "
              + absolute
              + " can stand for a bucket named \""
              + bucket
              + "\"; use letters, digits, dashes, dots and underscores.");
    }
    return new FolderPlace(absolute, bucket);
  }

  /// Kartero's own folder beside the buckets.
  Path own() {
    return root.resolve(OWN);
  }

  Path folder() {
    return root.resolve(bucket);
  }

  /// The file of an object that could be written now.
  Path target(String name) {
    Path target = path(name);
    if (Files.isDirectory(target)) {
      throw new BucketException(
          Code.REFUSED,
          target + " cannot be written: there is a folder of this name; use another name.");
    }
    requireFolderFor(name, target);
    return target;
  }

  /// The folders that lead to an object, the root first.
  List<Path> folders(String name) {
    List<Path> folders = new ArrayList<>(List.of(root, folder()));
    Path inside = root.getFileSystem().getPath(name);
    for (int parts = 1; parts < inside.getNameCount(); parts++) {
      folders.add(folder().resolve(inside.subpath(0, parts)));
    }
    return folders;
  }

  boolean holds(String name, long size) {
    try {
      Path file = path(name);
      return Files.isRegularFile(file) && Files.size(file) == size;
    } catch (IOException e) {
      throw FolderFault.of("read", folder().resolve(name), e);
    }
  }

  private Path path(String name) {
    for (String part : name.split("/", -1)) {
      if (List.of("", ".", "..", OWN).contains(part) || hasSeparator(part)) {
        throw new BucketException(
            Code.REFUSED,
            "The object name \""
                + name
                + "\" has no place in the folder "
                + folder()
                + ": it has a part \""
                + part
                + "\"; take that part out.");
      }
      requireShort(name, part);
    }
    try {
      return folder().resolve(name);
    } catch (InvalidPathException e) {
      throw new BucketException(
          Code.REFUSED,
          "The object name \""
              + name
              + "\" cannot be a file name on this machine: "
              + e.getReason()
              + "; use other characters, or start the program in a UTF-8 locale.",
          e);
    }
  }

  /// A file system would say so at the very end, when the object moves to its place.
  private void requireShort(String name, String part) {
    int bytes = part.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST_PART) {
      throw new BucketException(
          Code.REFUSED,
          "The object name \""
              + name
              + "\" has no place in the folder "
              + folder()
              + ": it has a part of "
              + bytes
              + " bytes, and file systems hold "
              + LONGEST_PART
              + "; shorten that part.");
    }
  }

  private static boolean hasSeparator(String part) {
    return part.indexOf('/') >= 0 || part.indexOf('\\') >= 0;
  }

  /// The deepest folder that exists must be a folder, inside the root, and writable.
  private void requireFolderFor(String name, Path target) {
    for (Path folder : folders(name).reversed()) {
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        continue; // It will be made, and the root with Kartero's own folder.
      }
      if (!Files.isDirectory(folder)) {
        throw new BucketException(
            Code.REFUSED,
            target + " cannot be written: " + folder + " is not a folder; use another name.");
      }
      if (!Files.isWritable(folder)) {
        throw new BucketException(
            Code.STORAGE, target + " cannot be written: " + whyNotWritable(folder) + ".");
      }
      requireInside(folder, target);
      return;
    }
  }

  private static String whyNotWritable(Path folder) {
    try {
      if (Files.getFileStore(folder).isReadOnly()) {
        return folder + " is on a file system that is mounted read-only; mount it for writing";
      }
    } catch (IOException e) {
      return "no right to look at " + folder + "; grant it";
    }
    return "no right to write in " + folder + "; grant it";
  }

  private void requireInside(Path existing, Path target) {
    try {
      Path real = existing.toRealPath();
      if (!real.startsWith(root.toRealPath()) || real.startsWith(root.toRealPath().resolve(OWN))) {
        throw new BucketException(
            Code.REFUSED,
            target
                + " cannot be written: a link leads to "
                + real
                + ", which is no place for objects of "
                + root
                + "; put a folder in its place.");
      }
    } catch (IOException e) {
      throw FolderFault.of("write", target, e);
    }
  }
}
