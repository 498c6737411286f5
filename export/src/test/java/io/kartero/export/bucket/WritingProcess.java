package io.kartero.export.bucket;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Another process that uploads: `root name bytes`. It says `written` and waits for a line:
/// `commit` commits, and an end of the input ends it with nothing done.
final class WritingProcess {
  private WritingProcess() {}

  public static void main(String[] arguments) throws Exception {
    FolderBucket bucket = FolderBucket.in(Path.of(arguments[0]), "b");
    byte[] bytes = BucketContract.bytes(Integer.parseInt(arguments[2]));
    try (Upload upload = bucket.upload(new ObjectDescription(arguments[1], "text/csv", Map.of()));
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      upload.write(bytes, 0, bytes.length);
      System.out.println("written");
      if ("commit".equals(orders.readLine())) {
        System.out.println("generation " + upload.commit().generation());
      } else {
        Runtime.getRuntime().halt(1);
      }
    } catch (BucketException e) {
      System.out.println(e.code() + " " + e.getMessage());
    }
  }
}
