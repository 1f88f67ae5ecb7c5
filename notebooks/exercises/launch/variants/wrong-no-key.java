// fails: theKeyFits
// %% launch-launch
-                .keyName("vockey")
