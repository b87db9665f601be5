package dev.needlewatch.emulator.therapist;

import dev.needlewatch.emulator.oracle.DepthLimits;
import dev.needlewatch.ingest.contract.pen.Indication;
import dev.needlewatch.ingest.contract.pen.Skin;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Makes up the case that a style works: which client, which way over the skin, which fault. Depths
 * keep so far from every threshold that the noise of a pen cannot reach it.
 */
final class CaseWriter {
    private static final List<String> FACE =
            List.of("forehead", "cheekbone", "cheek", "chin", "jaw", "nose", "upper-lip", "neck");

    /** Areas whose warning and limit are far enough apart to work between them. */
    private static final List<String> WIDE =
            List.of("cheek", "forehead", "chin", "jaw", "neck", "arm", "decolletage");

    private static final List<String> FLESHY = List.of("cheek", "arm", "abdomen", "thigh");
    private static final List<String> ZONES = List.of("left", "right", "upper", "lower");

    /** A pen's noise and a little more, mm. */
    private static final double CLEAR_MM = 0.12;

    private final RandomGenerator random;

    CaseWriter(RandomGenerator random) {
        this.random = random;
    }

    SessionCase write(Style style) {
        return switch (style) {
            case CAREFUL, TWO_PENS -> careful(style);
            case COSMETIC -> plain(Declared.cosmetic());
            case RESTARTED -> restarted();
            case SLIP -> tooDeep(usual(), pick(FACE), null, within(0.08, 0.27), 0);
            case DEEP -> tooDeep(usual(), pick(FACE), null, within(0.10, 0.22), longWhile());
            case JUMP -> tooDeep(usual(), pick(FACE), null, within(0.34, 0.45), 0);
            case WARNED -> warned();
            case NEAR -> manyPasses(usual(), 0);
            case HASTY -> manyPasses(usual(), 1 + random.nextInt(2));
            case COSMETIC_DEEP -> tooDeep(Declared.cosmetic(), pick(FACE), null, 0.12, longWhile());
            case THIN_SKIN -> tooDeep(thin(), pick(WIDE), null, within(0.10, 0.16), longWhile());
            case DARK_SKIN -> manyPasses(dark(), 1);
            case TEST_AREA -> tooDeep(usual(), pick(FLESHY), 0.6, within(0.10, 0.20), longWhile());
            case SCAR_DEEP -> tooDeep(scar(), pick(FLESHY), null, within(0.10, 0.22), longWhile());
            case REBOOT -> forgottenPasses();
            case TWO_PENS_HASTY -> sharedPasses();
            case NOT_REDUCED -> notReduced();
            case ASTRAY -> astray();
            case WHOLE -> whole(plain(usual()));
            case WORN -> worn();
            case LONG_NEEDLING -> plain(usual()).at(Tempo.LONG_NEEDLING);
            case LONG_SESSION -> plain(usual()).at(Tempo.LONG_SESSION);
            case COSMETIC_BLOODY -> plain(Declared.cosmetic()).with(Lapse.BLOOD);
            default -> fleshy().with(lapse(style));
        };
    }

    /** The styles that work within every limit, and have but one thing go wrong. */
    private static Lapse lapse(Style style) {
        return switch (style) {
            case SAME_STRIP -> Lapse.SAME_STRIP;
            case UNTESTED -> Lapse.NO_TEST;
            case UNOPENED -> Lapse.NOT_OPENED;
            case TOO_SOON -> Lapse.TWENTY_DAYS;
            case SOON -> Lapse.TWENTY_FIVE_DAYS;
            case SEVENTH -> Lapse.SEVENTH;
            case OLD_CARTRIDGE -> Lapse.OLD_CARTRIDGE;
            case CARTRIDGE_SWAPPED -> Lapse.CARTRIDGE_SWAPPED;
            case OTHER_SERUM -> Lapse.OTHER_SERUM;
            case KNOWN_REACTION -> Lapse.KNOWN_REACTION;
            case BLOODY -> Lapse.BLOOD;
            case SLOW_MOTOR -> Lapse.SLOW_MOTOR;
            case WEAK_MOTOR -> Lapse.WEAK_MOTOR;
            case STALLED -> Lapse.STALL;
            case DRIFTING -> Lapse.DRIFT;
            case BATTERY_LOW -> Lapse.BATTERY_LOW;
            case BATTERY_FLAT -> Lapse.BATTERY_FLAT;
            case SILENT -> Lapse.SILENCE;
            case CUT_OFF -> Lapse.CUT_OFF;
            case CLOCK_FAST -> Lapse.CLOCK_FAST;
            case CLOCK_JUMP -> Lapse.CLOCK_JUMP;
            case GARBLED -> Lapse.GARBAGE;
            case LOSSY -> Lapse.LOSSES;
            case FAILING -> Lapse.ERRORS;
            default -> throw new IllegalStateException(style + " has no lapse of its own");
        };
    }

    /** Begins on flesh, where warning and limit are high. */
    private SessionCase fleshy() {
        Declared declared = usual();
        return new SessionCase(declared, null, route(declared, null, pick(FLESHY)));
    }

    private SessionCase whole(SessionCase work) {
        return work.at(Tempo.whole(work.passes(), random));
    }

    /** A whole treatment on flesh only, where a quarter of a millimetre more is not too deep. */
    private SessionCase worn() {
        Declared declared = usual();
        List<Stop> route = new ArrayList<>();
        for (String area : List.of("arm", "abdomen", "thigh")) {
            route.add(stop(declared, null, area, ZONES.get(route.size())));
        }
        return whole(new SessionCase(declared, null, route)).with(Lapse.WORN_SERVO);
    }

    /** From the cheek to the forehead; the dial is turned down half a second late. */
    private SessionCase notReduced() {
        Declared declared = usual();
        List<Stop> route = new ArrayList<>();
        route.add(Stop.at("cheek", "left", 0.60, 2));
        route.add(Stop.at("forehead", "right", 0.33, 2).arrivingAt(0.64));
        return new SessionCase(declared, null, route);
    }

    /** One place of three is not told, or told by a name that nobody knows. */
    private SessionCase astray() {
        SessionCase plain = fleshy();
        List<Stop> route = new ArrayList<>(plain.route());
        String area = random.nextBoolean() ? null : "inner-elbow";
        route.set(1, Stop.at(area, "right", 0.30, 2));
        return new SessionCase(plain.declared(), null, route);
    }

    private SessionCase careful(Style style) {
        Declared[] any = {usual(), usual(), thin(), dark(), scar()};
        SessionCase plain = plain(any[random.nextInt(any.length)]);
        if (style != Style.TWO_PENS) {
            return plain;
        }
        List<Stop> shared = new ArrayList<>();
        for (Stop stop : plain.route()) {
            shared.add(stop.withPen(shared.size() % 2));
        }
        return new SessionCase(plain.declared(), null, shared);
    }

    private SessionCase plain(Declared declared) {
        return new SessionCase(declared, null, route(declared, null, pick(FACE)));
    }

    private SessionCase tooDeep(
            Declared declared,
            String area,
            @Nullable Double approvedMm,
            double beyondMm,
            int forMs) {
        DepthLimits limits = declared.limits(area, approvedMm);
        Excursion excursion = new Excursion(1, hundredths(limits.limitMm() + beyondMm), forMs);
        List<Stop> route = route(declared, approvedMm, area);
        route.set(0, route.get(0).with(excursion));
        return new SessionCase(declared, approvedMm, route);
    }

    private SessionCase warned() {
        Declared declared = usual();
        String area = pick(WIDE);
        DepthLimits limits = declared.limits(area, null);
        double between = hundredths((limits.warnMm() + limits.limitMm()) / 2);
        List<Stop> route = route(declared, null, area);
        route.set(0, route.get(0).with(new Excursion(1, between, longWhile() + 600)));
        return new SessionCase(declared, null, route);
    }

    private SessionCase manyPasses(Declared declared, int beyondMax) {
        String area = pick(FACE);
        DepthLimits limits = declared.limits(area, null);
        int passes = beyondMax > 0 ? limits.maxPasses() + beyondMax : limits.warnPasses() + 1;
        List<Stop> route = route(declared, null, area);
        route.set(0, route.get(0).withPasses(passes));
        return new SessionCase(declared, null, route.subList(0, 2));
    }

    private SessionCase restarted() {
        SessionCase plain = plain(usual());
        List<Stop> route = new ArrayList<>(plain.route());
        route.set(1, route.get(1).withRebootAfter(1));
        return new SessionCase(plain.declared(), null, route);
    }

    private SessionCase forgottenPasses() {
        SessionCase hasty = manyPasses(usual(), 1);
        List<Stop> route = new ArrayList<>(hasty.route());
        Stop first = route.get(0);
        route.set(0, first.withRebootAfter(first.passes() - 2));
        return new SessionCase(hasty.declared(), null, route);
    }

    private SessionCase sharedPasses() {
        SessionCase hasty = manyPasses(usual(), 1);
        Stop whole = hasty.route().get(0);
        return new SessionCase(
                hasty.declared(),
                null,
                List.of(
                        whole.withPasses(whole.passes() - 2),
                        whole.withPasses(2).withPen(1),
                        hasty.route().get(1)));
    }

    /** Three places, no two alike, the first in a given area; all within every limit. */
    private List<Stop> route(Declared declared, @Nullable Double approvedMm, String first) {
        List<Stop> route = new ArrayList<>();
        List<String> left = new ArrayList<>(FACE);
        String area = first;
        while (route.size() < 3) {
            route.add(stop(declared, approvedMm, area, ZONES.get(route.size())));
            left.remove(area);
            area = pick(left);
        }
        return route;
    }

    private Stop stop(Declared declared, @Nullable Double approvedMm, String area, String zone) {
        DepthLimits limits = declared.limits(area, approvedMm);
        double lowest = Math.min(limits.warnMm(), limits.limitMm());
        double wished = lowest * within(0.50, 0.65);
        double dial = Math.min(wished, lowest - CLEAR_MM);
        int most = Math.min(limits.warnPasses(), limits.maxPasses());
        int passes = Math.min(most, 2 + random.nextInt(2));
        return Stop.at(area, zone, hundredths(declared.isCosmetic() ? 0.11 : dial), passes);
    }

    private Declared usual() {
        Skin skin = random.nextBoolean() ? Skin.NORMAL : Skin.THICK;
        return Declared.medical(Indication.REJUVENATION, skin, 1 + random.nextInt(3));
    }

    private Declared thin() {
        return Declared.medical(Indication.REJUVENATION, Skin.THIN, 1 + random.nextInt(3));
    }

    private Declared dark() {
        return Declared.medical(Indication.PIGMENTATION, Skin.NORMAL, 4 + random.nextInt(3));
    }

    private Declared scar() {
        Indication indication = random.nextBoolean() ? Indication.SCAR : Indication.STRIAE;
        return Declared.medical(indication, Skin.NORMAL, 1 + random.nextInt(3));
    }

    private int longWhile() {
        return 1_200 + 100 * random.nextInt(8);
    }

    private double within(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static double hundredths(double mm) {
        return Math.rint(mm * 100) / 100;
    }
}
