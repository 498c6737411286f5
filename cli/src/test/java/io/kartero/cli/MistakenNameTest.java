package io.kartero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.cli.Shell.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MistakenNameTest {
  @TempDir Path folder;

  @Test
  void aFolderInTheFilesPlaceIsNamed() {
    assertThat(run("query", "-f", folder.toString()))
        .isEqualTo(refusal("-f: " + folder + " is a folder (name a file)"));
    assertThat(run("check", "-r", "@" + folder))
        .isEqualTo(refusal("-r: " + folder + " is a folder (name a file)"));
  }

  @Test
  void aSettingsFileWithoutItsMarkIsTold() {
    assertThat(run("check", "-r", "karte.json"))
        .isEqualTo(refusal("-r: 'karte.json' is no JSON object (for a file write @karte.json)"));
  }

  @Test
  void anEmptyFolderNameIsNotTheCurrentFolder() {
    assertThat(run("query", "--home", "", "SELECT 1"))
        .isEqualTo(refusal("--home: is empty (name a folder)"));
    assertThat(run("check", "--bucket-folder=", "--set=bucket=abc", "--set=path_prefix=a.csv"))
        .isEqualTo(refusal("--bucket-folder: is empty (name a folder)"));
  }

  @Test
  void anEmptyFileReplacesNoTable() throws IOException {
    Path full = Files.writeString(folder.resolve("full.csv"), "id\n1\n");
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    Shell shell = new Shell(folder);
    shell.run("load", "shop.t", full.toString());

    Path packed = folder.resolve("packed.csv.gz");
    new GZIPOutputStream(Files.newOutputStream(packed)).close();

    for (Path file : List.of(empty, packed)) {
      assertThat(shell.run("load", "shop.t", "--replace", file.toString()))
          .isEqualTo(refusal("FILE: " + file + " is empty (not even a header line is in it)"));
    }
    assertThat(shell.run("query", "SELECT * FROM shop.t").out()).isEqualTo("id\n1\n");
  }

  @Test
  void aNegativeNumberOfRowsIsRefused() {
    assertThat(run("query", "--limit", "-5", "SELECT 1"))
        .isEqualTo(refusal("--limit: is -5 (give a number of rows, or 0 for all)"));
    assertThat(run("preview", "--rows=-1", "SELECT 1", "--set=bucket=abc", "--set=path_prefix=a"))
        .isEqualTo(refusal("--rows: is -1 (give a number of rows)"));
  }

  private Run run(String... arguments) {
    return new Shell(folder).run(arguments);
  }

  private static Run refusal(String problem) {
    return new Run(2, "", "error: " + problem + "\n");
  }
}
