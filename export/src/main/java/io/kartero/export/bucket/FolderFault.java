package io.kartero.export.bucket;

import io.kartero.export.bucket.BucketException.Code;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// The one place where faults of a file system become a [BucketException].
final class FolderFault {
  private FolderFault() {}

  static BucketException of(String verb, Path path, IOException e) {
    return new BucketException(Code.STORAGE, message(verb, path, e), e);
  }

  /// A failure after the object moved into its place.
  static BucketException perhapsVisible(String verb, Path path, IOException e) {
    return BucketException.perhapsVisible(Code.STORAGE, message(verb, path, e), e);
  }

  private static String message(String verb, Path path, IOException e) {
    return "Cannot " + verb + " " + path + ": " + reason(e) + "; " + remedy(e) + ".";
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "no right to write " + denied.getFile();
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return ((FileSystemException) e).getFile() + " is not a folder";
    }
    if (e instanceof FileSystemException other && other.getReason() != null) {
      return other.getFile() + ": " + other.getReason();
    }
    return String.valueOf(e.getMessage());
  }

  private static String remedy(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "grant it to the user this program runs as";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "move that file away";
    }
    return "make room or mend the file system, then run the export again";
  }
}
