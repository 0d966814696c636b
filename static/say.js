// On the page that helps with the call: the phone says the English sentence, where it has an English voice of its own.
// A voice that is not on the phone would send the sentence to a company. There the buttons stay hidden.
(() => {
  "use strict";
  const voice = () => speechSynthesis.getVoices().find((each) => each.localService && each.lang.startsWith("en"));
  const offer = () => document.querySelectorAll("[data-speak]").forEach((button) => { button.hidden = !voice(); });

  speechSynthesis.addEventListener("voiceschanged", offer);
  addEventListener("shown", offer);
  offer();

  document.addEventListener("click", (event) => {
    speechSynthesis.cancel(); // whatever is tapped, Leave above all, ends it
    const button = event.target.closest("button[data-speak]");
    if (!button) return;
    const sentence = new SpeechSynthesisUtterance(button.dataset.speak);
    sentence.voice = voice();
    sentence.rate = 0.9;
    speechSynthesis.speak(sentence);
  });
})();
