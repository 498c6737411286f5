package io.kartero.export.bucket;

import java.nio.file.Path;
import java.util.Optional;

/// A folder that stands in for a bucket: for first use, tests, and machines without a network.
///
/// `root` holds one folder per bucket, made by the first commit; an object is a file in it. What
/// else is needed (uploads under way, content types, metadata, generations) lies beside the buckets
/// in `root/.kartero`, so that a bucket's folder holds complete objects and nothing else. Uploads
/// that a killed process left behind are removed when the next one begins.
public final class FolderBucket implements Bucket {
  private final FolderPlace place;
  private final Uploads uploads;
  private final Catalog catalog;

  private FolderBucket(FolderPlace place) {
    this.place = place;
    this.catalog = new Catalog(place.own().resolve("objects").resolve(place.bucket()));
    this.uploads = new Uploads(place.own());
  }

  /// The folder `bucket` in `root`; neither needs to exist.
  public static FolderBucket in(Path root, String bucket) {
    return new FolderBucket(FolderPlace.of(root, bucket));
  }

  @Override
  public Upload upload(ObjectDescription object, Precondition precondition) {
    Path target = place.target(object.name());
    return new FolderUpload(place, target, object, precondition, uploads.begin(target), catalog);
  }

  @Override
  public Sight look(String name) {
    uploads.recover(place.target(name));
    return find(name)
        .<Sight>map(found -> new Sight.Present(found.stored(), found.description().metadata()))
        .orElseGet(Sight.Absent::new);
  }

  /// Writes, reads back and removes a file in `root/.kartero`; the bucket's folder is looked at
  /// only.
  @Override
  public Access check(ObjectDescription object) {
    try (Upload upload = upload(object)) {
      upload.write(new byte[1], 0, 1);
    }
    return Access.NEW_AND_OLD_NAMES;
  }

  /// The object of this name, if it is there and was written by Kartero.
  public Optional<FolderObject> find(String name) {
    return catalog.find(name).filter(found -> place.holds(name, found.stored().bytes()));
  }
}
