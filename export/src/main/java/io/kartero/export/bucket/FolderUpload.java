package io.kartero.export.bucket;

import io.kartero.export.bucket.BucketException.Code;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// One file on its way into a folder.
final class FolderUpload extends MeasuredUpload {
  private final FolderPlace place;
  private final Path target;
  private final ObjectDescription object;
  private final Precondition precondition;
  private final UploadFile file;
  private final Catalog catalog;
  private final Deque<Path> made = new ArrayDeque<>();

  FolderUpload(
      FolderPlace place,
      Path target,
      ObjectDescription object,
      Precondition precondition,
      UploadFile file,
      Catalog catalog) {
    super(target.toString());
    this.place = place;
    this.target = target;
    this.object = object;
    this.precondition = precondition;
    this.file = file;
    this.catalog = catalog;
  }

  @Override
  void send(byte[] source, int offset, int length) {
    try {
      file.append(source, offset, length);
    } catch (IOException e) {
      throw FolderFault.of("write", target, e);
    }
  }

  @Override
  StoredObject publish(long size, int sum) {
    try {
      int settled = file.settle();
      if (settled != sum) {
        throw new BucketException(
            Code.CORRUPTED,
            "%s was not published: CRC-32C of what was written is %08x, of what the disk holds %08x"
                    .formatted(target, sum, settled)
                + "; check the disk.");
      }
      return file.uploads().inTurn(() -> moveIntoPlace(size, sum));
    } catch (IOException e) {
      throw FolderFault.of("write", target, e);
    }
  }

  /// What is said of the object is whole on the disk before the object moves, so that a full disk
  /// cannot part them, and moves after it.
  private StoredObject moveIntoPlace(long size, int sum) throws IOException {
    place.target(object.name());
    file.uploads().finishDead();
    requireExpected();
    long generation = catalog.find(object.name()).map(old -> old.stored().generation()).orElse(0L);
    StoredObject stored =
        new StoredObject(
            target.toString(), place.bucket(), object.name(), generation + 1, size, sum);
    catalog.prepare(new FolderObject(object, stored), file.entry());
    List<Path> folders = place.folders(object.name());
    makeFolders(folders);
    file.moveTo(target);
    made.clear();
    secure(folders);
    return stored;
  }

  /// A file that somebody took away or replaced is no object of Kartero's any more.
  private void requireExpected() {
    if (precondition instanceof Precondition.Generation(long expected)) {
      long found =
          catalog
              .find(object.name())
              .filter(old -> place.holds(object.name(), old.stored().bytes()))
              .map(old -> old.stored().generation())
              .orElse(0L);
      if (found != expected) {
        throw new BucketException(
            Code.CONFLICT,
            target + " was not written: somebody else wrote it meanwhile; run the export again.");
      }
    }
  }

  private void secure(List<Path> folders) {
    try {
      catalog.keep(file.entry(), object.name());
      for (Path folder : folders) {
        FolderSync.force(folder);
      }
    } catch (IOException e) {
      throw FolderFault.perhapsVisible("make sure of what is in its place now,", target, e);
    }
  }

  private void makeFolders(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder);
        made.push(folder);
      }
    }
  }

  @Override
  void abandon() {
    try {
      file.remove();
      for (Path folder : made) {
        Files.deleteIfExists(folder);
      }
    } catch (DirectoryNotEmptyException usedMeanwhile) {
      // Another upload writes into it: it stays.
    } catch (IOException e) {
      // The next upload removes the file; see Uploads.
      System.getLogger(FolderUpload.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "left behind for the next upload: " + file.path() + " (" + e.getMessage() + ")");
    }
  }
}
