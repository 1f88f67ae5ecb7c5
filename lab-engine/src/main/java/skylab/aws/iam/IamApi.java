package skylab.aws.iam;

import skylab.aws.Operation;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamRequest;
import software.amazon.awssdk.services.iam.model.IamResponse;

/** A part of IAM: the operations of one sort of entity. */
public interface IamApi extends IamClient {
    /**
     * Does a call.
     *
     * @throws software.amazon.awssdk.services.iam.model.IamException with AWS's code, when it is refused
     */
    <Q extends IamRequest, R extends IamResponse> R call(Q request, Operation<Q, R> operation);
}
