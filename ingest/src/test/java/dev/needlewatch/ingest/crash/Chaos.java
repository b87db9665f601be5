package dev.needlewatch.ingest.crash;

import dev.needlewatch.ingest.testing.FlinkCluster;
import dev.needlewatch.ingest.testing.TcpProxy;
import dev.needlewatch.ingest.testing.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deals blows to a cluster, a broker and the network between them. */
record Chaos(FlinkCluster cluster, TestBroker broker, TcpProxy proxy) {
    private static final Logger LOG = LoggerFactory.getLogger(Chaos.class);

    /** Deals all of them, each when the progress has come to it; ends when interrupted. */
    void deal(List<Blow> blows, IntSupplier progress) {
        for (Blow blow : blows) {
            while (progress.getAsInt() < blow.at()) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                pause(Duration.ofMillis(2));
            }
            LOG.info("{} at {} messages", blow, progress.getAsInt());
            deal(blow);
        }
    }

    private void deal(Blow blow) {
        Duration time = Duration.ofMillis(blow.detail());
        int one = blow.detail() % cluster.taskManagers();
        switch (blow.kind()) {
            case KILL_ONE -> {
                cluster.killTaskManager(one);
                cluster.startTaskManager();
            }
            case KILL_ALL -> {
                int all = cluster.taskManagers();
                for (int i = 0; i < all; i++) {
                    cluster.killTaskManager(0);
                }
                for (int i = 0; i < all; i++) {
                    cluster.startTaskManager();
                }
            }
            case RESTART_BROKER -> {
                broker.stop();
                broker.start();
            }
            case CUT -> proxy.cut();
            case REFUSE -> {
                proxy.refuse(true);
                proxy.cut();
                pause(time);
                proxy.refuse(false);
            }
            case FREEZE -> cluster.freezeTaskManager(one, time);
        }
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(time.toMillis()));
    }
}
