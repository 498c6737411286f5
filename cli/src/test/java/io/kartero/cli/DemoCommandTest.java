package io.kartero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kartero.cli.Shell.Run;
import io.kartero.testing.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir private Path folder;

  @Test
  void theDemoDeliversThePagesFileAndItsVariantsTwice() throws IOException {
    Shell shell = new Shell(folder);

    Run first = shell.run("demo");
    Run second = shell.run("demo");

    assertThat(first.code()).isZero();
    assertThat(first.out())
        .contains(
            "dataconnector_db.data_connectors   1,000 rows: invented customers\n",
            "sample_datasets.wildlife_strikes   10,000 rows: ",
            "\n2,sakura.kobayashi0002@example.com,0,\"配達は午後希望␊不在の場合は宅配ボックスへ\",1421671074␍␊\n",
            "\n4,ren.o'brien0004@example.com,480,∅,1421673797␍␊\n",
            "\"encrypted_to\":\"763B309696B13B826FD94AE227DF507D9B835B07\"");
    assertThat(second.out()).contains("data_connectors   already there, left as it is");
    assertThat(second.code()).isZero();
    Path output = folder.resolve("home/demo/buckets/samplebucket/output");
    String text = Files.readString(output.resolve("test.csv"));
    assertThat(text)
        .startsWith("1,hina.garcia0001@example.com,0,\"Fast delivery, thank you\",1421669865\r\n")
        .endsWith("\r\n");
    assertThat(unpacked(output)).isEqualTo("id,account,purchase,comment,time\r\n" + text);
  }

  private static String unpacked(Path output) throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(output.resolve("test.csv.gz")))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theEncryptedFileCanBeDecryptedWithTheDemosOwnKey() throws IOException {
    Path demo = folder.resolve("demo");
    new Shell(folder).run("demo", "--dir", demo.toString());
    Path output = demo.resolve("buckets/samplebucket/output");
    Program gpg = Program.named("gpg");
    Path keys = Files.createDirectory(folder.resolve("gnupg"));
    Map<String, String> environment = Map.of("GNUPGHOME", keys.toString());

    gpg.run(
        environment,
        new byte[0],
        "--batch",
        "--import",
        demo.resolve("keys/demo-private-key.asc").toString());
    byte[] decrypted =
        gpg.run(
                environment,
                new byte[0],
                "--batch",
                "--decrypt",
                output.resolve("test.csv.gz.pgp").toString())
            .output();

    assertThat(decrypted).isEqualTo(Files.readAllBytes(output.resolve("test.csv.gz")));
  }
}
