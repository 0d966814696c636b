// On the page that helps with the call: the phone says the English sentence, where it has an English voice of its own.
// A voice that is not on the phone would send the sentence to a company. There the buttons stay hidden.
(() => {
  "use strict";
  if (!window.speechSynthesis) return;
  const voice = () => speechSynthesis.getVoices().find((each) => each.localService && each.lang.startsWith("en"));
  const offer = () => document.querySelectorAll("[data-speak]").forEach((button) => { button.hidden = !voice(); });

  speechSynthesis.onvoiceschanged = offer; // which all browsers know; not all take listeners here
  addEventListener("shown", offer);
  offer();

  addEventListener("pagehide", () => speechSynthesis.cancel()); // Leave by the keyboard too
  document.addEventListener("click", (event) => {
    speechSynthesis.cancel(); // whatever is tapped ends it
    const button = event.target.closest("button[data-speak]");
    if (!button) return;
    const sentence = new SpeechSynthesisUtterance(button.dataset.speak);
    sentence.voice = voice();
    sentence.rate = 0.9;
    speechSynthesis.speak(sentence);
  });
})();
