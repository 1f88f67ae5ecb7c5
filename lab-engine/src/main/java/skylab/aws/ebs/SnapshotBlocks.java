package skylab.aws.ebs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.snapshot.Snapshot;
import skylab.aws.ec2.snapshot.Snapshots;
import skylab.guest.disk.BlockImage;
import skylab.guest.disk.Bytes;
import software.amazon.awssdk.services.ebs.model.Block;
import software.amazon.awssdk.services.ebs.model.ChangedBlock;
import software.amazon.awssdk.services.ebs.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.ebs.model.GetSnapshotBlockRequest;
import software.amazon.awssdk.services.ebs.model.GetSnapshotBlockResponse;
import software.amazon.awssdk.services.ebs.model.ListChangedBlocksRequest;
import software.amazon.awssdk.services.ebs.model.ListChangedBlocksResponse;
import software.amazon.awssdk.services.ebs.model.ListSnapshotBlocksRequest;
import software.amazon.awssdk.services.ebs.model.ListSnapshotBlocksResponse;

/** Which blocks a snapshot has, which differ between two, and what is in them (EBS direct APIs reference). */
final class SnapshotBlocks {
    private static final Pattern ID = Pattern.compile("snap-[0-9a-f]+");
    private static final Duration TOKENS_LAST = Duration.ofDays(7);
    private static final int LEAST_RESULTS = 100;
    private static final int MOST_RESULTS = 10_000;

    private SnapshotBlocks() {}

    /** ListSnapshotBlocks. */
    static ListSnapshotBlocksResponse list(Call call, ListSnapshotBlocksRequest request) {
        Snapshot snapshot = snapshot(call, request.snapshotId());
        Part part = Part.of(
                indexes(snapshot.image()), request.maxResults(), request.nextToken(), request.startingBlockIndex());
        return ListSnapshotBlocksResponse.builder()
                .blocks(part.indexes.stream()
                        .map(index -> Block.builder()
                                .blockIndex(index)
                                .blockToken(token(snapshot, index))
                                .build())
                        .toList())
                .nextToken(part.nextToken)
                .volumeSize((long) snapshot.gib())
                .blockSize(BlockImage.BLOCK)
                .expiryTime(expiry(call))
                .build();
    }

    /** ListChangedBlocks; without a first snapshot, all blocks of the second. */
    static ListChangedBlocksResponse listChanged(Call call, ListChangedBlocksRequest request) {
        Snapshot second = snapshot(call, request.secondSnapshotId());
        Snapshot first = request.firstSnapshotId() == null ? null : snapshot(call, request.firstSnapshotId());
        if (first != null && !related(first, second)) {
            throw new AwsError(
                    "ValidationException",
                    "The snapshots " + first.id() + " and " + second.id() + " are not of the same volume.");
        }
        Part part = Part.of(
                first == null ? indexes(second.image()) : changed(first.image(), second.image()),
                request.maxResults(),
                request.nextToken(),
                request.startingBlockIndex());
        return ListChangedBlocksResponse.builder()
                .changedBlocks(part.indexes.stream()
                        .map(index -> ChangedBlock.builder()
                                .blockIndex(index)
                                .firstBlockToken(first == null ? null : token(first, index))
                                .secondBlockToken(token(second, index))
                                .build())
                        .toList())
                .nextToken(part.nextToken)
                .volumeSize((long) second.gib())
                .blockSize(BlockImage.BLOCK)
                .expiryTime(expiry(call))
                .build();
    }

    // Snapshots of one lineage: of the same volume, or sharing blocks that were stored once for both.
    private static boolean related(Snapshot first, Snapshot second) {
        return first.volume().equals(second.volume())
                || first.image().runs().values().stream()
                        .map(BlockImage.Run::origin)
                        .anyMatch(origin -> second.image().runs().values().stream()
                                .anyMatch(run -> run.origin().equals(origin)));
    }

    private static List<Integer> indexes(BlockImage image) {
        List<Integer> all = new ArrayList<>();
        image.runs().forEach((first, run) -> {
            for (long block = first; block < first + run.length(); block++) {
                all.add((int) block);
            }
        });
        return all;
    }

    private static List<Integer> changed(BlockImage first, BlockImage second) {
        return Stream.concat(indexes(first).stream(), indexes(second).stream())
                .distinct()
                .sorted()
                .filter(index -> !Objects.equals(first.origin(index), second.origin(index)))
                .toList();
    }

    /** GetSnapshotBlock: the bytes. */
    static Bytes read(Call call, GetSnapshotBlockRequest request) {
        Snapshot snapshot = snapshot(call, request.snapshotId());
        if (request.blockIndex() == null || request.blockToken() == null) {
            throw new AwsError(
                    "ValidationException",
                    "The request must contain the " + (request.blockIndex() == null ? "BlockIndex" : "BlockToken")
                            + ".");
        }
        if (!request.blockToken().equals(token(snapshot, request.blockIndex()))) {
            throw new AwsError("ValidationException", "The block token is invalid.");
        }
        return snapshot.image().read(request.blockIndex());
    }

    /** GetSnapshotBlock: what is said of the bytes. */
    static GetSnapshotBlockResponse described(Bytes data) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(data.toArray());
            return GetSnapshotBlockResponse.builder()
                    .dataLength(data.size())
                    .checksum(Base64.getEncoder().encodeToString(digest))
                    .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Snapshot snapshot(Call call, String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw new AwsError("ValidationException", "The snapshot ID '" + id + "' is invalid.");
        }
        Snapshot snapshot = Snapshots.find(call.tx().world(), call.scope(), id)
                .orElseThrow(
                        () -> new AwsError("ResourceNotFoundException", "The snapshot '" + id + "' does not exist."));
        if (!snapshot.isComplete(call.tx().now())) {
            throw new AwsError("ValidationException", "The snapshot '" + id + "' is in the pending state.");
        }
        return snapshot;
    }

    /** The token of a block; null if the snapshot does not have it. */
    private static String token(Snapshot snapshot, int index) {
        String origin = snapshot.image().origin(index);
        return origin == null
                ? null
                : Base64.getEncoder()
                        .encodeToString((snapshot.id() + ":" + index + ":" + Integer.toHexString(origin.hashCode()))
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private static Instant expiry(Call call) {
        return call.tx().now().plus(TOKENS_LAST);
    }

    /**
     * A part of a list of blocks.
     *
     * @param indexes of the blocks on it
     * @param nextToken what to ask the next part with, or null
     */
    private record Part(List<Integer> indexes, String nextToken) {
        static Part of(List<Integer> all, Integer most, String token, Integer start) {
            if (most != null && (most < LEAST_RESULTS || most > MOST_RESULTS)) {
                throw new AwsError(
                        "ValidationException",
                        "MaxResults must be between " + LEAST_RESULTS + " and " + MOST_RESULTS + ".");
            }
            int from = token == null ? Objects.requireNonNullElse(start, 0) : position(token);
            List<Integer> rest = all.stream().filter(index -> index >= from).toList();
            int size = Math.min(rest.size(), Objects.requireNonNullElse(most, MOST_RESULTS));
            Function<Integer, String> next =
                    index -> Base64.getEncoder().encodeToString(("block:" + index).getBytes(StandardCharsets.US_ASCII));
            return new Part(rest.subList(0, size), size < rest.size() ? next.apply(rest.get(size)) : null);
        }

        private static int position(String token) {
            try {
                String text = new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII);
                return Integer.parseUnsignedInt(text.substring("block:".length()));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new AwsError("ValidationException", "The page token is invalid.");
            }
        }
    }
}
