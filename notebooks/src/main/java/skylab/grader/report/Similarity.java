package skylab.grader.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds pairs whose work looks alike. What they share counts the more the fewer others have it (inverse document
 * frequency): that everybody has solved the same exercise says nothing, that two have made the same odd detour says much.
 */
final class Similarity {
    /** Steps in a row that are compared. */
    private static final int ROW = 3;
    /** What more than these have is no sign of anything, and need not be compared. */
    private static final int FEW = 12;

    private static final double ALIKE = 0.5;
    private static final int SHOWN = 5;

    private Similarity() {}

    /**
     * Two whose work looks alike.
     *
     * @param one a student
     * @param other another
     * @param share from 0 to 1: how much of what is particular about their work they have in common
     * @param steps some steps in a row that both have and few others
     * @param values some texts that both have typed and few others
     */
    record Pair(String one, String other, double share, List<String> steps, List<String> values) {}

    /** The pairs that look alike, the most alike first. */
    static List<Pair> pairs(Map<String, Steps> byStudent) {
        Map<String, Set<String>> features = new TreeMap<>();
        byStudent.forEach((student, steps) -> {
            if (!steps.done().isEmpty()) {
                features.put(student, features(steps));
            }
        });
        Map<String, List<String>> owners = new HashMap<>();
        features.forEach((student, own) -> own.forEach(feature ->
                owners.computeIfAbsent(feature, key -> new ArrayList<>()).add(student)));
        int all = features.size();
        Map<String, Double> weights = new HashMap<>();
        owners.forEach((feature, having) ->
                weights.put(feature, having.size() > few(all) ? 0 : Math.log((1.0 + all) / having.size())));
        Map<String, Map<String, Double>> shared = new TreeMap<>();
        owners.forEach((feature, having) -> {
            if (weights.get(feature) > 0) {
                for (int i = 0; i < having.size(); i++) {
                    for (int j = i + 1; j < having.size(); j++) {
                        shared.computeIfAbsent(having.get(i), key -> new TreeMap<>())
                                .merge(having.get(j), weights.get(feature), Double::sum);
                    }
                }
            }
        });
        Map<String, Double> total = new HashMap<>();
        features.forEach((student, own) ->
                total.put(student, own.stream().mapToDouble(weights::get).sum()));
        List<Pair> pairs = new ArrayList<>();
        shared.forEach((one, others) -> others.forEach((other, common) -> {
            double share = common / (total.get(one) + total.get(other) - common);
            if (share >= ALIKE) {
                pairs.add(new Pair(
                        one,
                        other,
                        share,
                        evidence(features.get(one), features.get(other), weights, "step "),
                        evidence(features.get(one), features.get(other), weights, "value ")));
            }
        }));
        pairs.sort(Comparator.comparingDouble(Pair::share)
                .reversed()
                .thenComparing(Pair::one)
                .thenComparing(Pair::other));
        return List.copyOf(pairs);
    }

    // In a small class what half of it has is no sign either.
    private static int few(int students) {
        return Math.max(2, Math.min(FEW, students / 2));
    }

    private static Set<String> features(Steps steps) {
        Set<String> features = new HashSet<>();
        List<String> done = steps.done();
        for (int i = 0; i + ROW <= done.size(); i++) {
            features.add("step " + String.join("\n", done.subList(i, i + ROW)));
        }
        steps.values().forEach(value -> features.add("value " + value));
        return features;
    }

    private static List<String> evidence(Set<String> one, Set<String> other, Map<String, Double> weights, String kind) {
        Set<String> common = new TreeSet<>(one);
        common.retainAll(other);
        Map<String, Double> found = new LinkedHashMap<>();
        common.stream()
                .filter(feature -> feature.startsWith(kind) && weights.get(feature) > 0)
                .forEach(feature -> found.put(feature.substring(kind.length()), weights.get(feature)));
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(SHOWN)
                .map(Map.Entry::getKey)
                .toList();
    }
}
