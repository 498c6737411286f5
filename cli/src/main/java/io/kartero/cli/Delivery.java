package io.kartero.cli;

import io.kartero.export.Export;
import io.kartero.export.Outcome;
import io.kartero.export.Receipt;
import io.kartero.export.check.KarteCheck;
import io.kartero.export.check.Written;
import io.kartero.query.Result;

/// One export from the command line: warnings before it, progress meanwhile.
record Delivery(Session session, Order order) {
  Outcome run(Result rows, String sql) {
    KarteCheck check = new KarteCheck(order.settings());
    Warnings.say(session, check.columns(rows.schema()));
    Export export = new Export(rows, order.request(sql), order.bucket(), session.clock());
    Interrupts.Running running = session.interrupts().during(export::cancel);
    Outcome outcome;
    try {
      outcome = ProgressLine.during(export::run, session, export.meter(), rows);
    } finally {
      running.close();
    }
    if (outcome instanceof Outcome.Delivered(Receipt receipt)) {
      Warnings.say(session, check.file(new Written(receipt.rows(), receipt.object().bytes())));
    }
    return outcome;
  }
}
