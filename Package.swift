// swift-tools-version: 6.1

import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// One file to install: the release's executables have the Swift runtime inside.
let selfContained: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-stdlib", "-use-ld=lld", "-l_FoundationCollections", "-l_FoundationCShims"],
    .when(configuration: .release))
]

let package = Package(
  name: "evenkeel",
  products: [
    .executable(name: "evenkeel", targets: ["Evenkeel"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .target(
      name: "Records",
      dependencies: [
        .product(name: "OrderedCollections", package: "swift-collections"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(name: "Storage", dependencies: ["Records"], swiftSettings: strict),
    .target(name: "Reports", dependencies: ["Records"], swiftSettings: strict),
    .target(name: "Screens", dependencies: ["Records"], swiftSettings: strict),
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CAllocator"),
    .target(name: "CTerminal"),
    .target(
      name: "Terminal", dependencies: ["Screens", "CNcurses", "CTerminal"], swiftSettings: strict),
    .target(name: "CResources"),
    .target(
      name: "Resources", dependencies: ["CResources", "Records", "Storage"], swiftSettings: strict),
    .executableTarget(
      name: "Evenkeel",
      dependencies: [
        "Records", "Storage", "Reports", "Screens", "Terminal", "Resources", "CAllocator",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict,
      linkerSettings: selfContained),
    .executableTarget(
      name: "Benchmark", dependencies: ["Records", "Storage", "Screens", "Resources"],
      swiftSettings: strict,
      linkerSettings: selfContained),
    .executableTarget(
      name: "Fuzz", dependencies: ["Records", "Storage", "Reports", "Resources"],
      swiftSettings: strict),
    .testTarget(name: "RecordsTests", dependencies: ["Records"], swiftSettings: strict),
    .testTarget(name: "StorageTests", dependencies: ["Storage", "Records"], swiftSettings: strict),
    .testTarget(name: "ReportsTests", dependencies: ["Reports", "Records"], swiftSettings: strict),
    .testTarget(
      name: "ResourcesTests", dependencies: ["Resources", "Records"], swiftSettings: strict),
    .testTarget(
      name: "ScreensTests", dependencies: ["Screens", "Records", "Resources"],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Screens"], swiftSettings: strict),
    .testTarget(
      name: "ProgramTests", dependencies: ["Evenkeel", "Records", "Resources", "Storage"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
