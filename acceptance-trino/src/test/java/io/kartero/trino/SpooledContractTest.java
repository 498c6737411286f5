package io.kartero.trino;

class SpooledContractTest extends TrinoContract {
  @Override
  Cluster cluster() {
    return Cluster.shared(Cluster.Protocol.SPOOLED);
  }
}
