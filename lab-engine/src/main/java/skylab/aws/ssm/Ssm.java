package skylab.aws.ssm;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.EmulatedClient;
import skylab.aws.Service;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.ssm.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.DeleteParametersRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParametersResponse;
import software.amazon.awssdk.services.ssm.model.DescribeParametersRequest;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.HierarchyLevelLimitExceededException;
import software.amazon.awssdk.services.ssm.model.InvalidAllowedPatternException;
import software.amazon.awssdk.services.ssm.model.InvalidFilterKeyException;
import software.amazon.awssdk.services.ssm.model.InvalidFilterOptionException;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ssm.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterPatternMismatchException;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.ssm.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.SsmResponseMetadata;

/** The engine as the SDK's own client of Systems Manager. An operation that is not here refuses by name. */
public class Ssm extends EmulatedClient implements SsmClient {
    private static final Completed<SsmClient> WHOLE =
            new Completed<>(MethodHandles.lookup(), Ssm.class, SsmClient.class);

    Ssm(Door door) {
        super(new Service(
                "Ssm",
                "ssm.amazonaws.com",
                door,
                SsmException::builder,
                SsmResponseMetadata::create,
                Map.of(
                        "ParameterNotFound",
                        ParameterNotFoundException::builder,
                        "ParameterAlreadyExists",
                        ParameterAlreadyExistsException::builder,
                        "ParameterVersionNotFound",
                        ParameterVersionNotFoundException::builder,
                        "ParameterPatternMismatchException",
                        ParameterPatternMismatchException::builder,
                        "InvalidAllowedPatternException",
                        InvalidAllowedPatternException::builder,
                        "HierarchyLevelLimitExceededException",
                        HierarchyLevelLimitExceededException::builder,
                        "InvalidFilterKey",
                        InvalidFilterKeyException::builder,
                        "InvalidFilterOption",
                        InvalidFilterOptionException::builder)));
    }

    /** A client whose calls go through a door into a lab. */
    public static SsmClient client(Door door) {
        return WHOLE.client(door);
    }

    @Override
    public GetParameterResponse getParameter(GetParameterRequest request) {
        return service.call(request, Parameters::get);
    }

    @Override
    public GetParametersResponse getParameters(GetParametersRequest request) {
        return service.call(request, Parameters::getSeveral);
    }

    @Override
    public GetParametersByPathResponse getParametersByPath(GetParametersByPathRequest request) {
        return service.call(request, Parameters::getByPath);
    }

    @Override
    public GetParameterHistoryResponse getParameterHistory(GetParameterHistoryRequest request) {
        return service.call(request, Parameters::history);
    }

    @Override
    public DescribeParametersResponse describeParameters(DescribeParametersRequest request) {
        return service.call(request, Parameters::describe);
    }

    @Override
    public PutParameterResponse putParameter(PutParameterRequest request) {
        return service.call(request, ParameterChanges::put);
    }

    @Override
    public DeleteParameterResponse deleteParameter(DeleteParameterRequest request) {
        return service.call(request, ParameterChanges::delete);
    }

    @Override
    public DeleteParametersResponse deleteParameters(DeleteParametersRequest request) {
        return service.call(request, ParameterChanges::deleteSeveral);
    }

    @Override
    public AddTagsToResourceResponse addTagsToResource(AddTagsToResourceRequest request) {
        return service.call(request, ParameterTags::add);
    }

    @Override
    public RemoveTagsFromResourceResponse removeTagsFromResource(RemoveTagsFromResourceRequest request) {
        return service.call(request, ParameterTags::remove);
    }

    @Override
    public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
        return service.call(request, ParameterTags::list);
    }
}
