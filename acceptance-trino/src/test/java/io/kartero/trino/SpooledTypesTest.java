package io.kartero.trino;

class SpooledTypesTest extends TrinoTypes {
  @Override
  Cluster cluster() {
    return Cluster.shared(Cluster.Protocol.SPOOLED);
  }
}
