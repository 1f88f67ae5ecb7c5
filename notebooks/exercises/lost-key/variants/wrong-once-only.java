// fails: yourKeyOpens itStaysOpen nothingElseWasOpened itIsTheSameServer nothingIsLeft theWordIsFound theDiaryIsAsItWas
// %% lost-key-open
import software.amazon.awssdk.core.SdkBytes;
String id = diary().instanceId();
String key = lab.terminal().run("ssh-keygen -y -f ~/.ssh/labsuser.pem").out().strip();
String data = """
        Content-Type: multipart/mixed; boundary="//"
        MIME-Version: 1.0

        --//
        Content-Type: text/cloud-config; charset="us-ascii"
        MIME-Version: 1.0

        #cloud-config
        cloud_final_modules:
        - [scripts-user, once-per-instance]

        --//
        Content-Type: text/x-shellscript; charset="us-ascii"
        MIME-Version: 1.0

        #!/bin/bash
        echo "%s" >> /home/ec2-user/.ssh/authorized_keys
        --//--
        """.formatted(key);
ec2.stopInstances(r -> r.instanceIds(id));
ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
ec2.modifyInstanceAttribute(r -> r.instanceId(id).userData(d -> d.value(SdkBytes.fromUtf8String(data))));
ec2.startInstances(r -> r.instanceIds(id));
ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(id));
lab.advance("2m");
