package skylab.aws.iam.key;

import skylab.aws.iam.IamApi;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyResponse;

/** The part of IAM that is about users' access keys. */
public interface KeyApi extends IamApi {
    @Override
    default CreateAccessKeyResponse createAccessKey(CreateAccessKeyRequest request) {
        return call(request, UserKeys::create);
    }

    @Override
    default ListAccessKeysResponse listAccessKeys(ListAccessKeysRequest request) {
        return call(request, UserKeys::list);
    }

    @Override
    default UpdateAccessKeyResponse updateAccessKey(UpdateAccessKeyRequest request) {
        return call(request, UserKeys::update);
    }

    @Override
    default DeleteAccessKeyResponse deleteAccessKey(DeleteAccessKeyRequest request) {
        return call(request, UserKeys::delete);
    }

    @Override
    default GetAccessKeyLastUsedResponse getAccessKeyLastUsed(GetAccessKeyLastUsedRequest request) {
        return call(request, UserKeys::lastUsed);
    }
}
