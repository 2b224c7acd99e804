import Records
import Testing

@testable import Screens

@Suite("The register of actions")
struct ActionsTests {
  @Test("opens with 2 and lists reference, title, owner and due date")
  func lists() {
    var rig = Rig()
    rig.press("2")
    print(rig.text)
    #expect(rig.text.contains("NC-2026-001"))
    rig.press("⏎")
    print(rig.text)
    rig.press("⎋3a")
    print(rig.text)
    rig.press("Goods in⇥8.4⏎")
    print(rig.text)
    rig.press("ⓢ⏎")
    print(rig.text)
    rig.press("ctwelve⎋")
    print(rig.text)
    rig.press("4")
    print(rig.text)
    rig.press("9")
    print(rig.text)
    rig.press("1")
    print(rig.text)
    rig.press("?")
    print(rig.text)
  }
}
