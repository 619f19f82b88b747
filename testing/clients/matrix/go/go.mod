module dev.packshot/client

go 1.18
