package dev.needlewatch.dashboards.live.board;

/** A session or an alarm within its clinic. */
record Key(String clinic, String id) {
    static Key of(SessionCard card) {
        return new Key(card.clinic(), card.session());
    }

    static Key of(AlarmTile tile) {
        return new Key(tile.clinic(), tile.id());
    }

    /** As browsers know it. */
    String path() {
        return clinic + "/" + id;
    }
}
