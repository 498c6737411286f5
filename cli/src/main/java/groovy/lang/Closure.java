package groovy.lang;

/// Nothing. picocli looks at every start whether Groovy is there; a class of that name which is not
/// found makes Java open all jars, which takes longer than everything else that picocli does.
public abstract class Closure {
  private Closure() {}
}
