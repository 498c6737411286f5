package io.kartero.trino;

class DirectTypesTest extends TrinoTypes {
  @Override
  Cluster cluster() {
    return Cluster.shared(Cluster.Protocol.DIRECT);
  }
}
