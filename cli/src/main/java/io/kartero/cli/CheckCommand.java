package io.kartero.cli;

import io.kartero.export.bucket.Access;
import io.kartero.export.bucket.ObjectDescription;
import io.kartero.export.check.KarteCheck;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Whether an export could be delivered.
@Command(
    name = "check",
    description = "Prove that bucket, credential and rights suffice for an export's object.",
    footer = {
      "",
      "Nothing is left behind in the bucket.",
      "",
      "Examples:",
      "  kartero check -r @karte.json",
      "  kartero check -r @karte.json --set bucket=another-bucket"
    })
final class CheckCommand implements Callable<Integer> {
  private final Kartero kartero;

  @Mixin private SettingsArgument settings = new SettingsArgument();

  CheckCommand(Kartero kartero) {
    this.kartero = kartero;
  }

  @Override
  public Integer call() {
    Session session = kartero.session();
    Order order = Order.of(kartero, settings);
    Warnings.say(session, new KarteCheck(order.settings()).settings());
    Access access =
        order
            .bucket()
            .check(
                new ObjectDescription(
                    order.objectName(), order.settings().contentType(), Map.of()));
    String overwriting =
        switch (access) {
          case NEW_AND_OLD_NAMES -> "";
          case NEW_NAMES ->
              "; to write the same name again the account also needs storage.objects.delete, which the"
                  + " bucket as a whole does not give it";
        };
    session.out().println(order.place() + " can be written" + overwriting);
    return ExitCode.DONE;
  }
}
