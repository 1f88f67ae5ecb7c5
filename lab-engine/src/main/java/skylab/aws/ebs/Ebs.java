package skylab.aws.ebs;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.EmulatedClient;
import skylab.aws.Service;
import skylab.guest.disk.Bytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ebs.model.EbsException;
import software.amazon.awssdk.services.ebs.model.EbsResponseMetadata;
import software.amazon.awssdk.services.ebs.model.GetSnapshotBlockRequest;
import software.amazon.awssdk.services.ebs.model.GetSnapshotBlockResponse;
import software.amazon.awssdk.services.ebs.model.ListChangedBlocksRequest;
import software.amazon.awssdk.services.ebs.model.ListChangedBlocksResponse;
import software.amazon.awssdk.services.ebs.model.ListSnapshotBlocksRequest;
import software.amazon.awssdk.services.ebs.model.ListSnapshotBlocksResponse;
import software.amazon.awssdk.services.ebs.model.PutSnapshotBlockRequest;
import software.amazon.awssdk.services.ebs.model.PutSnapshotBlockResponse;
import software.amazon.awssdk.services.ebs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ebs.model.ValidationException;

/** The engine as the SDK's own client of the EBS direct APIs. An operation that is not here refuses by name. */
public class Ebs extends EmulatedClient implements EbsClient {
    private static final Completed<EbsClient> WHOLE =
            new Completed<>(MethodHandles.lookup(), Ebs.class, EbsClient.class);

    Ebs(Door door) {
        super(new Service(
                "Ebs",
                "ebs.amazonaws.com",
                door,
                EbsException::builder,
                EbsResponseMetadata::create,
                Map.of(
                        "ResourceNotFoundException",
                        ResourceNotFoundException::builder,
                        "ValidationException",
                        ValidationException::builder)));
    }

    /** A client whose calls go through a door into a lab. */
    public static EbsClient client(Door door) {
        return WHOLE.client(door);
    }

    @Override
    public ListSnapshotBlocksResponse listSnapshotBlocks(ListSnapshotBlocksRequest request) {
        return service.call(request, SnapshotBlocks::list);
    }

    @Override
    public ListChangedBlocksResponse listChangedBlocks(ListChangedBlocksRequest request) {
        return service.call(request, SnapshotBlocks::listChanged);
    }

    @Override
    public <R> R getSnapshotBlock(
            GetSnapshotBlockRequest request, ResponseTransformer<GetSnapshotBlockResponse, R> transformer) {
        AtomicReference<Bytes> data = new AtomicReference<>();
        GetSnapshotBlockResponse answer = service.call(request, (call, asked) -> {
            data.set(SnapshotBlocks.read(call, asked));
            return SnapshotBlocks.described(data.get());
        });
        InputStream stream = new ByteArrayInputStream(data.get().toArray());
        try {
            return transformer.transform(answer, AbortableInputStream.create(stream));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw SdkClientException.create("the block could not be taken: " + e.getMessage(), e);
        }
    }

    @Override
    public PutSnapshotBlockResponse putSnapshotBlock(PutSnapshotBlockRequest request, RequestBody body) {
        throw notEmulated("PutSnapshotBlock");
    }
}
