"""What the device itself says: permissions and accesses over adb, and an iPhone's App Privacy Report."""
