package io.kartero.trino;

class DirectContractTest extends TrinoContract {
  @Override
  Cluster cluster() {
    return Cluster.shared(Cluster.Protocol.DIRECT);
  }
}
