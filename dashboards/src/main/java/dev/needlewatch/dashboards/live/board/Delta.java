package dev.needlewatch.dashboards.live.board;

import org.jspecify.annotations.Nullable;

/** One change of the board, immutable, to be passed on to every screen. */
public sealed interface Delta {
    /** The event name browsers listen for. */
    String name();

    /** The clinic it concerns; null if every screen must hear it. */
    default @Nullable String clinic() {
        return null;
    }

    /** What is sent as JSON. */
    default Object body() {
        return this;
    }

    /** A session is new or has changed. */
    record SessionChanged(SessionCard card) implements Delta {
        @Override
        public String name() {
            return "session";
        }

        @Override
        public String clinic() {
            return card.clinic();
        }

        @Override
        public Object body() {
            return card;
        }
    }

    /** A session is no longer shown. */
    record SessionGone(String clinic, String session) implements Delta {
        @Override
        public String name() {
            return "session-gone";
        }
    }

    /** An alarm is new or has changed. */
    record AlarmChanged(AlarmTile tile) implements Delta {
        @Override
        public String name() {
            return "alarm";
        }

        @Override
        public String clinic() {
            return tile.clinic();
        }

        @Override
        public Object body() {
            return tile;
        }
    }

    /** An alarm is off. */
    record AlarmGone(String clinic, String id) implements Delta {
        @Override
        public String name() {
            return "alarm-gone";
        }
    }

    /** A clinic is watched, or no longer, or its beat came. */
    record WatchChanged(ClinicWatch watch) implements Delta {
        @Override
        public String name() {
            return "watch";
        }

        @Override
        public String clinic() {
            return watch.clinic();
        }

        @Override
        public Object body() {
            return watch;
        }
    }

    /** The connection to the broker came or went. */
    record BrokerChanged(BrokerLink link) implements Delta {
        @Override
        public String name() {
            return "broker";
        }

        @Override
        public Object body() {
            return link;
        }
    }

    /** Sessions or alarms stand in another order. */
    record OrderChanged(BoardOrder order) implements Delta {
        @Override
        public String name() {
            return "order";
        }

        @Override
        public Object body() {
            return order;
        }
    }
}
