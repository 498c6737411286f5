package io.kartero.query.engines;

import java.util.List;
import java.util.stream.Collectors;

/// The file of engines cannot be used; here is all that is wrong with it.
public final class WrongEngineFile extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<EngineFault> faults;

  WrongEngineFile(List<EngineFault> faults) {
    super(
        faults.stream()
            .map(fault -> fault.key() + " " + fault.finding() + " (" + fault.hint() + ")")
            .collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<EngineFault> faults() {
    return faults;
  }
}
